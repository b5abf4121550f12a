using System.Net.Http.Headers;

namespace Codemation.Runtime.Binary;

/// <summary>Media types that authors give.</summary>
internal static class MediaTypes
{
    private const int Longest = 255;

    /// <summary>Refuses what is none.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void Check(string mediaType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        if (mediaType.Length > Longest || mediaType.Any(char.IsControl) || !MediaTypeHeaderValue.TryParse(mediaType, out _))
        {
            throw new ArgumentException("The media type of an attachment has the form type/subtype, such as application/pdf.", nameof(mediaType));
        }
    }
}
