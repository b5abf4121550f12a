using System.Runtime.Loader;

namespace Codemation.Testing.Roslyn.Running;

/// <summary>Loads user code so that it can be unloaded; everything it references comes from the test's own context.</summary>
internal sealed class UserAssemblyContext() : AssemblyLoadContext("user code", isCollectible: true);
