namespace Codemation.Hosting.Commands.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="State">How it is.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="ToDo">What to do about it; null when there is nothing to do.</param>
internal sealed record Check(string Name, CheckState State, string Detail, string? ToDo = null)
{
    public static Check Ok(string name, string detail) => new(name, CheckState.Ok, detail);

    public static Check Warning(string name, string detail, string toDo) => new(name, CheckState.Warning, detail, toDo);

    public static Check Failed(string name, string detail, string toDo) => new(name, CheckState.Failed, detail, toDo);
}
