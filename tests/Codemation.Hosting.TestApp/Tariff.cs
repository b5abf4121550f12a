using Codemation;

namespace TestApp;

public sealed record Tariff(int Cents);

public sealed record Price(int Quantity) : INodeRequest<int>;

/// <summary>Prices by a tariff that the application registers.</summary>
public sealed class PriceNode(Tariff tariff) : Node<Price, int>
{
    public override ValueTask<NodeResult<int>> ExecuteAsync(Price request, StepContext ctx) => new(request.Quantity * tariff.Cents);
}
