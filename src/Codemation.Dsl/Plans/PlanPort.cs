namespace Codemation;

/// <summary>An output of a step.</summary>
/// <param name="Name"><c>main</c> for steps with one output; <c>true</c>/<c>false</c>, the case's key, <c>body</c> … for routers.</param>
/// <param name="Items">The type of the items that leave here.</param>
public sealed record PlanPort(string Name, ItemType Items);
