namespace Codemation.Hosting.Graphs.Layout;

/// <summary>A point; y grows downwards.</summary>
internal readonly record struct Point(double X, double Y);
