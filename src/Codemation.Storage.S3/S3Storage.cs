using Codemation.Runtime.Binary;
using Codemation.Storage.S3;

namespace Codemation;

/// <summary>Adds S3-compatible storage to an application that is put together by itself; the commands of Codemation.Hosting have it already.</summary>
public static class S3Storage
{
    /// <summary>
    /// Lets <see cref="CodemationBuilder.Binary"/> be an address such as <c>s3://bucket/prefix?endpoint=https://storage.example&amp;region=eu-west-1</c>.
    /// Prefix, endpoint and region may be left out. Credentials are taken from where the SDK of AWS looks for them, such as
    /// <c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static CodemationBuilder AddS3Storage(this CodemationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.BinarySchemes.Add(new BinaryScheme("s3", Open));
        return app;
    }

    private static S3BinaryStorage Open(Uri address) => new(S3Location.Parse(address), S3Client.Connect);
}
