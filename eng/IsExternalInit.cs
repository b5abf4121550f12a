using System.ComponentModel;

namespace System.Runtime.CompilerServices;

// Records and init accessors need this type, and netstandard2.0 does not have it.
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
