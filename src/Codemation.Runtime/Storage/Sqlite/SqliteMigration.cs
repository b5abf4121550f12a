namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A step from one version of the schema to the next. One that was released never changes.</summary>
internal sealed record SqliteMigration(int Number, string Name, string Sql);
