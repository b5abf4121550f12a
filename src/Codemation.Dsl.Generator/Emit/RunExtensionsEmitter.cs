using System.Globalization;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes <c>host.RunAsync&lt;TWorkflow&gt;(items)</c> for each pair of input and output types.</summary>
internal static class RunExtensionsEmitter
{
    public static SourceWriter Write(AssemblyModel assembly, ProjectModel project)
    {
        var writer = GeneratedFile.Start();
        using (writer.Block("namespace Codemation"))
        {
            var pairs = assembly.Workflows
                .GroupBy(static workflow => (workflow.Input, workflow.Output))
                .OrderBy(static pair => pair.Key.Input, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Key.Output, StringComparer.Ordinal);
            foreach (var pair in pairs)
            {
                var name = ClassName(pair.Key.Input, pair.Key.Output);

                // What a referenced assembly offers already would be ambiguous with a second one.
                if (!project.Modules.Any(module => module.RunExtensions.Contains(name)))
                {
                    WritePair(writer, project.Host, name, pair.First() with { IsPublic = pair.Any(static workflow => workflow.IsPublic) });
                }
            }
        }

        return writer;
    }

    // C# tells methods with different constraints apart at a call, but not in one class: each pair has its own.
    private static string ClassName(string input, string output)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(input);
        fingerprint.Add(output);
        return "RunExtensions_" + fingerprint.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static void WritePair(SourceWriter writer, WorkflowHostModel host, string name, WorkflowRegistration pair)
    {
        var access = pair.IsPublic ? "public" : "internal";
        writer.Line("/// <summary>Runs workflows of one pair of input and output types.</summary>");
        writer.Line(GeneratedFile.Attribute).Line(GeneratedFile.Hidden);
        using (writer.Block($"{access} static class {name}"))
        {
            WriteMethod(writer, host, pair, access, "items", $"global::System.Collections.Generic.IEnumerable<{pair.Input}> input", "input");
            if (pair.TakesSingleItem)
            {
                writer.Line();
                WriteMethod(writer, host, pair, access, "one item", $"{pair.Input} input", $"new {pair.Input}[] {{ input }}");
            }
        }
    }

    private static void WriteMethod(
        SourceWriter writer,
        WorkflowHostModel host,
        WorkflowRegistration pair,
        string access,
        string what,
        string parameter,
        string argument)
    {
        var (options, passed) = host == WorkflowHostModel.RunsWithOptions
            ? ("global::Codemation.RunOptions? options = null, ", "options, ")
            : ("", "");
        writer.Line($"/// <summary>Runs a workflow on {what} and waits for its outcome.</summary>");
        writer.Line($"{access} static global::System.Threading.Tasks.Task<global::Codemation.RunResult<{pair.Output}>> RunAsync<TWorkflow>(this global::Codemation.WorkflowHost host, {parameter}, {options}global::System.Threading.CancellationToken cancellationToken = default)");
        using (writer.Indent())
        {
            writer.Line($"where TWorkflow : global::Codemation.Workflow<{pair.Input}, {pair.Output}>");
            writer.Line($"=> host.RunAsync<TWorkflow, {pair.Input}, {pair.Output}>({argument}, {passed}cancellationToken);");
        }
    }
}
