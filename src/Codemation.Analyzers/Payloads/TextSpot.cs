using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>Where a text that is followed has come to.</summary>
/// <param name="Code">The code.</param>
/// <param name="By">The call by which the text came into a function; null when it was made there.</param>
/// <param name="Bytes">The parameter that the bytes of the text came into the function by.</param>
internal sealed record TextSpot(ItemCode Code, TextEntry? By = null, IParameterSymbol? Bytes = null);
