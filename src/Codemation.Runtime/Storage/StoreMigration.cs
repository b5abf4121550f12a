namespace Codemation.Runtime.Storage;

/// <summary>A step from one version of the schema to the next. One that was released never changes.</summary>
internal sealed record StoreMigration(int Number, string Name, string Sql);
