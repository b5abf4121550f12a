namespace Codemation.Hosting.Documents;

/// <summary>What the steps of a run came to, in the order they began.</summary>
internal sealed record StepsDocument(IReadOnlyList<ActivationDocument> Steps);
