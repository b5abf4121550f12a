namespace Codemation.Dsl.Generator.Model;

/// <summary>Where the value of a constructor parameter comes from.</summary>
internal enum DependencyKind
{
    /// <summary>A service that must be registered.</summary>
    Required,

    /// <summary>A service, or null.</summary>
    Optional,

    /// <summary>The service provider itself.</summary>
    Provider,
}
