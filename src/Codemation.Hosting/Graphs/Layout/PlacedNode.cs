namespace Codemation.Hosting.Graphs.Layout;

/// <summary>A box and where it is.</summary>
internal sealed record PlacedNode(GraphNode Node, double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
