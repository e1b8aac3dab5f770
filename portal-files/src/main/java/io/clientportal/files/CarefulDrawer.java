package io.clientportal.files;

import io.clientportal.documents.Previewer.Unshowable;
import java.awt.Paint;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDAbstractPattern;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Draws a page, looking at the clock and at the sizes of things as it goes. */
final class CarefulDrawer extends PageDrawer {

    private static final int MOST_GROUPS = 8;
    private static final int PROGRAM = 4;

    private final Previews.Limits limits;
    private final Measure measure;
    private final Deadline deadline;
    private int groups;

    CarefulDrawer(PageDrawerParameters parameters, Previews.Limits limits, Measure measure, Deadline deadline)
            throws IOException {
        super(parameters);
        this.limits = limits;
        this.measure = measure;
        this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check();
        if (operator.getName().equals("BI")) {
            COSDictionary picture = operator.getImageParameters();
            byte[] data = operator.getImageData();
            if (picture != null && data != null) {
                measure.check(
                        new ByteArrayInputStream(data),
                        picture.getDictionaryObject(COSName.F, COSName.FILTER),
                        picture);
            }
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        deadline.check();
        super.showFontGlyph(matrix, font, code, displacement);
    }

    @Override
    public void drawImage(PDImage picture) throws IOException {
        if ((long) picture.getWidth() * picture.getHeight() > limits.pixels()) {
            throw new Unshowable("It holds a picture with too many pixels");
        }
        super.drawImage(picture);
        deadline.check();
    }

    /** A picture is never decoded much larger than the whole page is drawn. */
    @Override
    protected int getSubsampling(PDImage picture, AffineTransform at) {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        return Math.max(super.getSubsampling(picture, at), longer / (2 * limits.side()));
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        if (++groups > MOST_GROUPS) {
            throw new Unshowable("Its drawings are nested too deeply");
        }
        super.showTransparencyGroup(group);
        groups--;
    }

    @Override
    protected Paint getPaint(PDColor color) throws IOException {
        if (color.getColorSpace() instanceof PDPattern patterns && color.getPatternName() != null) {
            PDAbstractPattern pattern = patterns.getPattern(color);
            if (pattern instanceof PDShadingPattern shaded && shaded.getShading() != null) {
                refusePrograms(shaded.getShading());
            }
        }
        return super.getPaint(color);
    }

    @Override
    public void shadingFill(COSName name) throws IOException {
        PDShading shading = getResources().getShading(name);
        if (shading != null) {
            refusePrograms(shading);
        }
        super.shadingFill(name);
    }

    /** Only axial and radial shadings ask their function a bounded number of times; the others once for every pixel. */
    private static void refusePrograms(PDShading shading) {
        int type = shading.getShadingType();
        if (type != PDShading.SHADING_TYPE2
                && type != PDShading.SHADING_TYPE3
                && isProgram(shading.getCOSObject().getDictionaryObject(COSName.FUNCTION))) {
            throw new Unshowable("It holds a drawing that takes too long");
        }
    }

    private static boolean isProgram(@Nullable COSBase function) {
        if (function instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (isProgram(several.getObject(i))) {
                    return true;
                }
            }
            return false;
        }
        return function instanceof COSDictionary one
                && (one.getInt(COSName.FUNCTION_TYPE) == PROGRAM
                        || one.getDictionaryObject(COSName.FUNCTIONS) instanceof COSArray parts && isProgram(parts));
    }
}
