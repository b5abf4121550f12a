namespace Codemation.Benchmarks.Items;

public sealed record Order(int Id, decimal Total, int Country);

public sealed record Priced(int Id, decimal Net, int Country);

public sealed record Receipt(int Id, decimal Net);

[Workflow("bench.item-pipeline")]
public sealed partial class ItemPipeline : Workflow<Order, Receipt>
{
    protected override Flow<Receipt> Define(Start<Order> start) => start
        .Map("price", o => new Priced(o.Id, o.Total, o.Country))
        .If("large", p => p.Net > 500m,
            then: f => f.Map("discount", p => p with { Net = p.Net * 0.9m }),
            @else: f => f.Map("surcharge", p => p with { Net = p.Net + 1m }))
        .Merge("joined")
        .Map("receipt", p => new Receipt(p.Id, p.Net));
}
