using Codemation;

namespace TestApp;

public sealed record Parcel(int Number, int Quantity, string Trace = "");

public sealed record Shipped(int Number, int Cents, string Trace);

/// <summary>Three steps with effects, one after the other, with a step without effects and a node between them.</summary>
[Workflow("effects")]
public sealed partial class Effects(Ledger ledger, Gate gate) : Workflow<Parcel, Shipped>
{
    protected override Flow<Shipped> Define(Start<Parcel> start) => start
        .OnManual([.. Enumerable.Range(0, 5).Select(number => new Parcel(number, number + 1))])
        .MapAsync("reserve", (parcel, ctx) => EffectAsync(parcel, ctx))
        .Map("double", parcel => parcel with { Quantity = parcel.Quantity * 2 })
        .MapAsync("pack", (parcel, ctx) => EffectAsync(parcel, ctx), new() { MaxConcurrency = 3 })
        .MapAsync("send", (parcel, ctx) => EffectAsync(parcel, ctx))
        .Run("price", parcel => new Price(parcel.Quantity))
        .Map("shipped", (cents, ctx) =>
        {
            var sent = ctx.Output<Parcel>("send");
            return new Shipped(sent.Number, cents, sent.Trace);
        });

    private async ValueTask<Parcel> EffectAsync(Parcel parcel, StepContext ctx)
    {
        await gate.PassAsync(ctx);
        ledger.Append(ctx);
        return parcel with { Trace = $"{parcel.Trace}{ctx.StepId}:{ctx.ItemIndex} " };
    }
}
