namespace Codemation.Benchmarks.Items;

[Workflow("bench.seven-steps")]
public sealed partial class SevenSteps : Workflow<Order, Receipt>
{
    protected override Flow<Receipt> Define(Start<Order> start) => start
        .Map("s1", o => o with { Total = o.Total + 1m })
        .Map("s2", o => new Priced(o.Id, o.Total, o.Country))
        .Map("s3", p => p with { Net = p.Net * 0.9m })
        .Map("s4", p => p with { Country = p.Country + 1 })
        .Map("s5", p => p with { Net = p.Net + 1m })
        .Map("s6", p => p with { Net = p.Net * 1.1m })
        .Map("s7", p => new Receipt(p.Id, p.Net));
}
