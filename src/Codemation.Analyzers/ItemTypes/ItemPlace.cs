using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Code that says what items hold: a member of an item type, or a step.</summary>
internal readonly record struct ItemPlace(Location Location, string Name);
