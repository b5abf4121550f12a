using BenchmarkDotNet.Attributes;

namespace Codemation.Benchmarks.Items;

/// <summary>10,000 items through Map → If → (Map ∣ Map) → Merge → Map, in memory, lineage kept. Times are per item.</summary>
[Config(typeof(BenchmarkConfig))]
[MemoryDiagnoser]
public class ItemBenchmarks
{
    private const int Count = 10_000;
    private readonly Order[] orders = Orders();
    private WorkflowHost host = null!;

    [GlobalSetup]
    public void SetUp() => host = WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.InMemory = true;
    });

    [GlobalCleanup]
    public async Task CleanUpAsync() => await host.DisposeAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "hand-written loop")]
    public List<Receipt> Loop()
    {
        var receipts = new List<Receipt>(orders.Length);
        foreach (var order in orders)
        {
            var priced = new Priced(order.Id, order.Total, order.Country);
            priced = priced.Net > 500m ? priced with { Net = priced.Net * 0.9m } : priced with { Net = priced.Net + 1m };
            receipts.Add(new Receipt(priced.Id, priced.Net));
        }

        return receipts;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LINQ")]
    public List<Receipt> Linq() => orders
        .Select(order => new Priced(order.Id, order.Total, order.Country))
        .Select(priced => priced.Net > 500m ? priced with { Net = priced.Net * 0.9m } : priced with { Net = priced.Net + 1m })
        .Select(priced => new Receipt(priced.Id, priced.Net))
        .ToList();

    [Benchmark(OperationsPerInvoke = Count, Description = "workflow")]
    public async Task<int> Workflow() => (await host.RunAsync<ItemPipeline>(orders)).Outputs.Count;

    private static Order[] Orders()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Count).Select(id => new Order(id, random.Next(1000), id % 3))];
    }
}
