using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>Binds a workflow and returns its model: a pure function of the compilation that reports every file it looked into.</summary>
internal delegate TModel ReadWorkflow<TModel>(
    Compilation compilation,
    INamedTypeSymbol type,
    TreeDependencies dependencies,
    CancellationToken cancellationToken);
