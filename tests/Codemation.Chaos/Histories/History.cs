using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Chaos.Histories;

/// <summary>All operations of a scenario, as the clients saw them; also kept as a file, a line each.</summary>
internal sealed class History(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Lock gate = new();
    private readonly StreamWriter file = new(path);
    private readonly List<Operation> operations = [];
    private int last;

    public IReadOnlyList<Operation> Operations
    {
        get
        {
            lock (gate)
            {
                return [.. operations];
            }
        }
    }

    /// <summary>The number of a new operation.</summary>
    public int Next() => Interlocked.Increment(ref last);

    public void Add(Operation operation)
    {
        lock (gate)
        {
            operations.Add(operation);
            file.WriteLine(JsonSerializer.Serialize(operation, Form));
        }
    }

    public void Dispose() => file.Dispose();
}
