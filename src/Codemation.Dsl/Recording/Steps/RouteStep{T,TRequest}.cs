namespace Codemation.Recording;

internal sealed class RouteStep<T, TRequest> : RecordedStep, IRoutingStep
    where TRequest : notnull
{
    private readonly List<RoutedPort> routed = [];

    public RouteStep(StepSite site, Func<T, TRequest> request)
        : base(StepKind.Route, site) => Request = request;

    public Func<T, TRequest> Request { get; }

    /// <summary>The node's ports that the flow takes, in port order.</summary>
    public IReadOnlyList<RoutedPort> Routed => routed;

    // The node sees the context.
    public override bool UsesContext => true;

    public int AddRoute<TPort>(Port<TPort> port)
    {
        if (routed.Exists(known => known.Name == port.Name))
        {
            throw new InvalidOperationException($"Step \"{Id}\" ({Location}) routes the port \"{port.Name}\" twice.");
        }

        routed.Add(new RoutedPort<TPort>(port.Name));
        return AddPort<TPort>(port.Name);
    }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
