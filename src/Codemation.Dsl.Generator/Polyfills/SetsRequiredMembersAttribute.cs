using System.ComponentModel;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Written by the compiler on the copy constructors of records with required members, on netstandard2.0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
