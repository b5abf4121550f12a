namespace Attachments;

/// <summary>The files that come with this application.</summary>
internal static class TextFolder
{
    // Only the name counts: an item can't lead to another folder.
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "texts", Path.GetFileName(file));
}
