using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Caching;

/// <summary>A change to a user's project between two runs. Files that an edit does not touch stay the same trees.</summary>
public sealed class Edit
{
    private readonly Func<Compilation, Compilation> apply;

    private Edit(string description, Func<Compilation, Compilation> apply)
    {
        Description = description;
        this.apply = apply;
    }

    /// <summary>A new compilation with the same content.</summary>
    public static Edit Nothing { get; } = new("nothing", compilation => compilation.Clone());

    /// <summary>What is edited, for messages.</summary>
    public string Description { get; }

    /// <summary>Adds a file.</summary>
    public static Edit Add(string path, string code) => new(
        $"adding {path}",
        compilation => compilation.AddSyntaxTrees(Compiler.Parse(path, code, compilation.SyntaxTrees.First().Options)));

    /// <summary>Replaces text that occurs exactly once in the only user file.</summary>
    public static Edit Replace(string before, string after) => ReplaceIn(UserCode.DefaultPath, before, after);

    /// <summary>Replaces text that occurs exactly once in a file.</summary>
    public static Edit ReplaceIn(string path, string before, string after) => new(
        $"replacing '{before}' by '{after}' in {path}",
        compilation =>
        {
            var tree = compilation.SyntaxTrees.SingleOrDefault(candidate => candidate.FilePath == path)
                ?? throw new CheckFailedException($"There is no file '{path}' to edit.");
            var text = tree.ToString();
            var at = text.IndexOf(before, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(before, at + 1, StringComparison.Ordinal) >= 0)
            {
                throw new CheckFailedException($"'{before}' must occur exactly once in {path} to be replaced.");
            }

            var edited = text[..at] + after + text[(at + before.Length)..];
            return compilation.ReplaceSyntaxTree(tree, Compiler.Parse(path, edited, tree.Options));
        });

    /// <summary>The compilation after the edit.</summary>
    public Compilation Apply(Compilation compilation) => apply(compilation);
}
