namespace Codemation;

/// <summary>An item together with the signal that it waited for.</summary>
/// <typeparam name="T">The JSON type of the item.</typeparam>
/// <typeparam name="TSignal">The JSON type of the signal.</typeparam>
/// <param name="Json">The item's value.</param>
/// <param name="Signal">The signal.</param>
public sealed record Signalled<T, TSignal>(T Json, TSignal Signal);
