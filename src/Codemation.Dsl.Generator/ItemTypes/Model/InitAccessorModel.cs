namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The declaration of an <c>init</c> setter as the declaring type has it, and how it is closed.</summary>
/// <param name="Target">The declaring type, open when it is generic.</param>
/// <param name="Value">The member's type, in terms of <paramref name="TypeParameters"/>.</param>
/// <param name="TypeParameters">The type parameters, such as <c>&lt;T&gt;</c>, or nothing.</param>
/// <param name="Constraints">Their constraint clauses, or nothing.</param>
/// <param name="TypeArguments">What closes them, such as <c>&lt;int&gt;</c>, or nothing.</param>
internal sealed record InitAccessorModel(string Target, string Value, string TypeParameters, string Constraints, string TypeArguments);
