using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Codemation.Storage.S3;

/// <summary>Makes clients; credentials are what the environment says.</summary>
internal static class S3Client
{
    // What services that are not Amazon's take for the name of a region when they have none.
    private const string AnyRegion = "us-east-1";

    public static IAmazonS3 Connect(S3Location location)
    {
        // More than the signature is not understood by every service; what is read is compared with its hash anyhow.
        var config = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (location.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.ForcePathStyle = true;
            config.AuthenticationRegion = location.Region ?? AnyRegion;
        }
        else if (location.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new AmazonS3Client(config);
    }
}
