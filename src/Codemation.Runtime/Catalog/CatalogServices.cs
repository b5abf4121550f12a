namespace Codemation.Runtime.Catalog;

/// <summary>What constructors of workflows may ask for: the host's services, and other workflows, to call them.</summary>
internal sealed class CatalogServices(IServiceProvider services, WorkflowCatalog catalog) : IServiceProvider
{
    public object? GetService(Type serviceType)
        => serviceType.IsSubclassOf(typeof(Workflow)) ? catalog.Get(serviceType).Instance : services.GetService(serviceType);
}
