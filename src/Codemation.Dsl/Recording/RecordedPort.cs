namespace Codemation.Recording;

internal readonly record struct RecordedPort(string Name, Type Type);
