using Codemation.Testing.Roslyn.Caching;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class CachingTests
{
    private const string Code =
        """
        public sealed record Order(string Id, Line[] Lines);
        public sealed record Line(int A);
        public sealed record Other(int B /* B */);
        public static partial class Probe { static void Items(Order order, Other other) { } }
        """;

    [Fact]
    public void A_comment_changes_no_model()
    {
        Expect(Edit.Replace("/* B */", "/* b */"), [Unchanged], [Cached], [Cached], [Cached]);
    }

    [Fact]
    public void Another_file_changes_no_model()
    {
        Expect(Edit.Add("More.cs", "public sealed record More(int A);"), [Unchanged], [Cached], [Cached], [Cached]);
    }

    [Fact]
    public void A_member_changes_only_the_files_of_the_types_that_hold_it()
    {
        Expect(Edit.Replace("int B", "long B"), [Modified], [Modified, Unchanged], [Modified], [Modified, Cached]);
    }

    private static void Expect(
        Edit edit,
        IncrementalStepRunReason[] read,
        IncrementalStepRunReason[] items,
        IncrementalStepRunReason[] registry,
        IncrementalStepRunReason[] outputs) => Cache.Assert(
            new ItemTypesProbe(),
            Code,
            edit,
            (ItemTypesProbe.Read, read),
            (Generator.ItemTypes.ItemTypesPipeline.Items, items),
            (Generator.ItemTypes.ItemTypesPipeline.Registry, registry),
            (Cache.Outputs, outputs));
}
