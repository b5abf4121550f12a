using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Codemation.Hosting.Commands;

/// <summary>Puts examples below a command's help.</summary>
internal static class Examples
{
    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        var help = new HelpOption();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        command.Add(help);
        return command;
    }

    private sealed class HelpWithExamples(HelpAction help, string[] examples) : SynchronousCommandLineAction
    {
        // Asking for help excuses whatever else is missing.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {RootCommand.ExecutableName} {example}");
            }

            output.WriteLine();
            return code;
        }
    }
}
