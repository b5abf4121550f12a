namespace Codemation.Testing;

/// <summary>Marks a class whose tests, inherited ones included, are skipped where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsPostgresAttribute : Attribute;
