using Codemation;

namespace Orders;

/// <summary>Splits orders into lines, takes discounts off, adds VAT by country and sums up what each country bought.</summary>
[Workflow("orders.totals", Name = "Order totals")]
public sealed partial class OrderTotals : Workflow<Order, CountryTotal>
{
    protected override Flow<CountryTotal> Define(Start<Order> start) => start
        .OnManual()
        .Split("lines", order => order.Lines.Select(line =>
            new SoldLine(order.Id, order.Country, line.Product, line.Quantity * line.UnitPrice, line.Discount)))
        .If("discounted", line => line.Discount > 0,
            then: f => f.Map("reduce", line => new PricedLine(line.OrderId, line.Country, line.Gross * (1 - line.Discount))),
            @else: f => f.Map("full-price", line => new PricedLine(line.OrderId, line.Country, line.Gross)))
        .Merge("priced")
        .Switch("country", line => line.Country, c => c
            .Case(Country.NL, f => f.Map("vat-nl", line => Tax(line, 0.21m)))
            .Case(Country.DE, f => f.Map("vat-de", line => Tax(line, 0.19m)))
            .Default(f => f.Map("no-vat", line => Tax(line, 0m))))
        .Merge("taxed")
        .Aggregate("sum", Sum)
        .Split("totals", totals => totals);

    private static TaxedLine Tax(PricedLine line, decimal rate) => new(line.OrderId, line.Country, line.Net, Math.Round(line.Net * rate, 2));

    private static List<CountryTotal> Sum(IReadOnlyList<Item<TaxedLine>> lines) =>
    [
        .. lines
            .GroupBy(line => line.Json.Country)
            .Select(country => new CountryTotal(
                country.Key,
                country.Count(),
                country.Sum(line => line.Json.Net),
                country.Sum(line => line.Json.Vat)))
            .OrderByDescending(total => total.Net),
    ];
}
