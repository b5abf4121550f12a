namespace Codemation.Hosting.Graphs.Layout;

/// <summary>The strip in which the boxes of a layer are.</summary>
internal readonly record struct Column(double Left, double Right);
