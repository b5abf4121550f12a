namespace Orders;

public enum Country
{
    NL,
    DE,
    US,
}

public sealed record Order(string Id, Country Country, IReadOnlyList<OrderLine> Lines);

public sealed record OrderLine(string Product, int Quantity, decimal UnitPrice, decimal Discount = 0);

/// <summary>One line of an order, with what is needed to price it.</summary>
public sealed record SoldLine(string OrderId, Country Country, string Product, decimal Gross, decimal Discount);

public sealed record PricedLine(string OrderId, Country Country, decimal Net);

public sealed record TaxedLine(string OrderId, Country Country, decimal Net, decimal Vat);

public sealed record CountryTotal(Country Country, int Lines, decimal Net, decimal Vat);
