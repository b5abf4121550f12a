using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Binary;

/// <summary>A host that keeps runs and attachments in a folder of its own.</summary>
internal sealed class BinaryHost : IAsyncDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly object[] services;

    public BinaryHost(params object[] services)
    {
        this.services = services;
        Host = Open();
    }

    public WorkflowHost Host { get; private set; }

    public string Folder => Path.Combine(Path.GetDirectoryName(database.Path)!, "binary");

    /// <summary>The files of stored content.</summary>
    public IReadOnlyList<FileInfo> Files => !Directory.Exists(Folder)
        ? []
        : [.. new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Directory!.Name != "incoming")];

    public IReadOnlyList<FileInfo> Incoming => new DirectoryInfo(Path.Combine(Folder, "incoming")) is { Exists: true } folder ? folder.GetFiles() : [];

    public object Query(string sql) => database.Query(sql);

    /// <summary>Another process on the same data, as far as the data can tell.</summary>
    public async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        database.Dispose();
    }

    private WorkflowHost Open() => Hosts.OnDisk(database, app => app.Binary = $"file://{Folder}", services);
}
