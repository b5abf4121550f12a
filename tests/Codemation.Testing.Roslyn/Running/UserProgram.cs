using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Running;

/// <summary>Runs compiled user code in this process: text in, behaviour out.</summary>
public static class UserProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Compiles, loads and runs the entry point. An exception of the program is thrown as it is.</summary>
    /// <exception cref="CheckFailedException">It does not compile, has no entry point, or does not end within a minute.</exception>
    public static async Task<ProgramOutput> RunAsync(Compilation compilation, params string[] args)
    {
        using var assembly = UserAssembly.Load(compilation);
        var entryPoint = assembly.EntryPoint
            ?? throw new CheckFailedException("The code has no entry point. Is its output an application?");

        var run = Task.Run(() =>
        {
            using var console = ConsoleCapture.Start();
            object?[] parameters = entryPoint.GetParameters().Length == 0 ? [] : [args];
            var result = entryPoint.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, parameters, null);
            return new ProgramOutput(console.Output, console.Error, result as int? ?? 0);
        });
        try
        {
            return await run.WaitAsync(Limit, TimeProvider.System);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            throw new CheckFailedException($"The program did not end within {Limit.TotalSeconds} seconds.");
        }
    }
}
