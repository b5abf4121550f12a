using System.Text;

namespace Codemation.Testing.Roslyn.Running;

/// <summary>Writes to the target of the current flow of execution, or else to where the console went before.</summary>
internal sealed class RoutedWriter(TextWriter otherwise, Func<TextWriter?> target) : TextWriter
{
    public override Encoding Encoding => otherwise.Encoding;

    private TextWriter Target => target() ?? otherwise;

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    public override void WriteLine() => Target.WriteLine();

    public override void WriteLine(string? value) => Target.WriteLine(value);

    public override void Flush() => Target.Flush();
}
