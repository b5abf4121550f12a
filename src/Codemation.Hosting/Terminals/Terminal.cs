using System.Collections;
using System.Text;
using Spectre.Console;

namespace Codemation.Hosting.Terminals;

/// <summary>Where commands read and write. Nothing but results goes to the output; everything else goes to the error stream.</summary>
internal sealed class Terminal : IDisposable
{
    // Wide enough that nothing is cut or wrapped where no person looks.
    private const int PlainWidth = 4096;

    private readonly Lazy<IReadOnlyDictionary<string, string>> variables;

    public Terminal(
        Stream input,
        Stream output,
        TextWriter error,
        bool outputIsPerson,
        bool errorIsPerson,
        Func<IReadOnlyDictionary<string, string>> variables,
        string folder)
    {
        Input = input;
        Output = output;
        Error = error;
        OutputIsPerson = outputIsPerson;
        ErrorIsPerson = errorIsPerson;
        this.variables = new(variables);
        Folder = folder;
        Text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
    }

    public Stream Input { get; }

    /// <summary>Standard output, for bytes.</summary>
    public Stream Output { get; }

    /// <summary>Standard output, for text.</summary>
    public TextWriter Text { get; }

    public TextWriter Error { get; }

    /// <summary>Whether a person looks at the output, rather than a file or a program.</summary>
    public bool OutputIsPerson { get; }

    public bool ErrorIsPerson { get; }

    /// <summary>All environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables.Value;

    /// <summary>Where the command was given.</summary>
    public string Folder { get; }

    public static Terminal OfProcess() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        VariablesOfProcess,
        Environment.CurrentDirectory);

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Tables and colours on standard output.</summary>
    public IAnsiConsole Tables() => Ansi(Text, OutputIsPerson);

    /// <summary>Progress and colours on the error stream.</summary>
    public IAnsiConsole Progress() => Ansi(Error, ErrorIsPerson);

    public void Dispose() => Text.Dispose();

    private static Dictionary<string, string> VariablesOfProcess()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            found[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return found;
    }

    private IAnsiConsole Ansi(TextWriter writer, bool person)
    {
        var colours = person && Variable("NO_COLOR") is null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = person ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = person ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!person)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
