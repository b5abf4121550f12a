namespace Codemation.Hosting.Documents;

/// <summary>What <c>db migrate</c> did.</summary>
/// <param name="Database">The database.</param>
/// <param name="Applied">The numbers of the migrations that were applied.</param>
internal sealed record MigrationsDocument(string Database, IReadOnlyList<int> Applied);
