namespace Codemation.Testing.Roslyn.Running;

/// <summary>Collects what one flow of execution writes to the console, while others write to theirs.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private static readonly AsyncLocal<ConsoleCapture?> Current = new();

    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };
    private readonly TextWriter outputForThreads;
    private readonly TextWriter errorForThreads;

    static ConsoleCapture()
    {
        Console.SetOut(new RoutedWriter(Console.Out, () => Current.Value?.outputForThreads));
        Console.SetError(new RoutedWriter(Console.Error, () => Current.Value?.errorForThreads));
    }

    private ConsoleCapture()
    {
        outputForThreads = TextWriter.Synchronized(output);
        errorForThreads = TextWriter.Synchronized(error);
    }

    public string Output => output.ToString();

    public string Error => error.ToString();

    public static ConsoleCapture Start() => Current.Value = new ConsoleCapture();

    public void Dispose()
    {
        Current.Value = null;
        outputForThreads.Dispose();
        errorForThreads.Dispose();
        output.Dispose();
        error.Dispose();
    }
}
