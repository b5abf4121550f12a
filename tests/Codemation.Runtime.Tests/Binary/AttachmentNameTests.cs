using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Tests.Binary;

public sealed class AttachmentNameTests
{
    [Theory]
    [InlineData("invoice.pdf", "invoice.pdf")]
    [InlineData("grüße & more.pdf", "grüße & more.pdf")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("/etc/passwd", "_etc_passwd")]
    [InlineData("C:\\Windows\\system.ini", "C__Windows_system.ini")]
    [InlineData("..", "attachment")]
    [InlineData(" . ", "attachment")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("name. ", "name")]
    [InlineData("a\0b\r\nc", "a_b__c")]
    [InlineData("invoice\u202efdp.exe", "invoice_fdp.exe")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("COM1", "_COM1")]
    [InlineData("console.txt", "console.txt")]
    public void As_a_file_it_is_a_name_and_nothing_else(string name, string file) => Assert.Equal(file, AttachmentName.AsFileName(name));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("a_b", AttachmentName.AsFileName("a" + (char)0xD800 + "b"));

    [Fact]
    public void As_a_file_it_is_no_longer_than_names_may_be() => Assert.Equal(255, AttachmentName.AsFileName(new string('x', 5000)).Length);

    [Theory]
    [InlineData("invoice.pdf", "attachment; filename=\"invoice.pdf\"; filename*=utf-8''invoice.pdf")]
    [InlineData("a\"; filename=b.exe", "attachment; filename=\"a__ filename=b.exe\"; filename*=utf-8''a__%20filename%3Db.exe")]
    [InlineData("a\r\nSet-Cookie: x", "attachment; filename=\"a__Set-Cookie_ x\"; filename*=utf-8''a__Set-Cookie_%20x")]
    [InlineData("€.pdf", "attachment; filename*=utf-8''%E2%82%AC.pdf")]
    public void As_a_header_it_can_not_become_another_one(string name, string header) => Assert.Equal(header, AttachmentName.AsContentDisposition(name));

    [Theory]
    [InlineData("application/pdf", true)]
    [InlineData("text/plain; charset=utf-8", true)]
    [InlineData("pdf", false)]
    [InlineData("text/html\r\nSet-Cookie: x", false)]
    [InlineData("a/b c", false)]
    public void A_media_type_has_the_form_of_one(string text, bool valid)
    {
        var refused = Record.Exception(() => MediaTypes.Check(text));

        Assert.Equal(valid, refused is null);
        Assert.True(valid || refused is ArgumentException);
    }
}
