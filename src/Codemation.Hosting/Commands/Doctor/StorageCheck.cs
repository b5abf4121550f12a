using System.Security.Cryptography;
using Codemation.Runtime.Binary;

namespace Codemation.Hosting.Commands.Doctor;

/// <summary>Whether attachments can be kept: keeps a few bytes, reads them and removes them.</summary>
internal static class StorageCheck
{
    private const string Name = "binary storage";
    private const int Bytes = 1024;

    public static async Task<Check> RunAsync(WorkflowHost host, CancellationToken cancellationToken)
    {
        try
        {
            var storage = host.Binaries.Open();
            using var bytes = new MemoryStream(RandomNumberGenerator.GetBytes(Bytes), writable: false);
            using var content = await IncomingContent.ReceiveAsync(bytes, storage.IncomingFolder, cancellationToken);
            var key = BlobKey.New(content.Sha256);
            await storage.PutAsync(key, content, cancellationToken);
            var isThere = await storage.HasAsync(key, Bytes, cancellationToken);
            await storage.DeleteAsync(key, cancellationToken);
            return isThere
                ? Check.Ok(Name, "written, read and removed")
                : Check.Failed(Name, "what was written is not there", "Check the storage that CODEMATION_BINARY names.");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Check.Failed(Name, error.Message, "Let this user write there, or set CODEMATION_BINARY to another place.");
        }
    }
}
