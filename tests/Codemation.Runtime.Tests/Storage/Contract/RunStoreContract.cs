using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>What every store does.</summary>
public abstract partial class RunStoreContract : IAsyncLifetime
{
    private protected IRunStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Store = await OpenAsync();

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    private protected abstract Task<IRunStore> OpenAsync();
}
