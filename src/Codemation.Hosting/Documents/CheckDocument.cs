using Codemation.Hosting.Commands.Doctor;

namespace Codemation.Hosting.Documents;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
internal sealed record CheckDocument(string Name, string State, string Detail, string? ToDo)
{
    public static CheckDocument Of(Check check) => new(check.Name, StatusNames.Of(check.State), check.Detail, check.ToDo);
}
