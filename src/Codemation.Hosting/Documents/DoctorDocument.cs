namespace Codemation.Hosting.Documents;

/// <summary>What <c>doctor</c> found.</summary>
internal sealed record DoctorDocument(bool Healthy, IReadOnlyList<CheckDocument> Checks);
