<?xml version="1.0" encoding="UTF-8"?>
<!--
  From what the ministry's provider interface 3.0 sends about things to do (HCJG, XGTZ, HSRW, WBAWZLB) to a notice of ours.

  Input: one document, so that any XSLT 1.0 processor runs this without extension functions or further files:

    <miit>
      <codes list="document-type" tokens=" 1=business-licence "/>…     (neither numbers nor tokens have blanks)
      <Zthc>…</Zthc>                     (or Jrhc, Kkwzhc, Wzch, Tzxx, Baxx of HSRW, Wbawz_xx)
    </miit>

  The attributes are what lists show and what it is found by: key says which notice it is, about and value what it is about, as records are
  found. The elements are answers of the kind of filing that it opens (data/tasks/notice.csv), below the paths of its form. A task to verify
  (HSRW) carries a whole record: what miit-3.0-record.xsl makes of the same element is put into base.

  Left out: remarks (Bz), languages of unfiled sites, how often they were seen.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:beian:notice:1">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:template match="/miit">
    <xsl:apply-templates select="*[not(self::codes)]"/>
  </xsl:template>

  <!-- An inspection: the entity. It has neither a number nor a time; each reason is a notice. -->
  <xsl:template match="Zthc">
    <notice kind="entity-facts" key="{concat('Zthc ', Ztid, ' ', normalize-space(Cwyy))}" about="entity" value="{normalize-space(Ztid)}"
        name="{normalize-space(Dwmc)}" said="{normalize-space(Cwyy)}">
      <inspection><origin>inspection</origin></inspection>
      <entity bureau-id="{normalize-space(Ztid)}">
        <document>
          <xsl:apply-templates select="Zjlx"/>
          <number><xsl:value-of select="normalize-space(Zjhm)"/></number>
        </document>
        <name><xsl:value-of select="normalize-space(Dwmc)"/></name>
      </entity>
      <finding>
        <xsl:apply-templates select="Cwyy" mode="said"/>
      </finding>
    </notice>
  </xsl:template>

  <!-- The access: 1 filed here and resolved elsewhere, 2 resolved here and filed elsewhere. Who filed it counts where it was filed here. -->
  <xsl:template match="Jrhc">
    <xsl:variable name="kind">
      <xsl:choose><xsl:when test="Hcjg = 1">access-over</xsl:when><xsl:otherwise>access-under</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <notice kind="{$kind}" key="{concat('Jrhc ', Wzid, ' ', Hcjg, ' ', Jrid, ' ', normalize-space(Ym), ' ', normalize-space(Hcsj))}">
      <xsl:call-template name="of-site"/>
      <xsl:if test="Hcjg = 1 and Bbisp">
        <xsl:attribute name="provider"><xsl:value-of select="normalize-space(Bbisp)"/></xsl:attribute>
      </xsl:if>
      <inspection><origin>inspection</origin></inspection>
      <xsl:call-template name="entity-of-site"/>
      <finding>
        <xsl:call-template name="service"/>
        <what><xsl:value-of select="$kind"/></what>
        <xsl:if test="normalize-space(Ym) != ''"><domain><xsl:value-of select="normalize-space(Ym)"/></domain></xsl:if>
        <xsl:if test="Jxip &gt; 0">
          <resolved><xsl:apply-templates select="Jxip" mode="ipv4"/></resolved>
        </xsl:if>
      </finding>
    </notice>
  </xsl:template>

  <!-- A shell: 0 alive, 1 dead. -->
  <xsl:template match="Kkwzhc">
    <xsl:variable name="kind">
      <xsl:choose><xsl:when test="Hcjg = 1">shell</xsl:when><xsl:otherwise>alive</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <notice kind="{$kind}" key="{concat('Kkwzhc ', Wzid, ' ', normalize-space(Hcsj))}">
      <xsl:call-template name="of-site"/>
      <inspection><origin>inspection</origin></inspection>
      <xsl:call-template name="entity-of-site"/>
      <finding>
        <xsl:call-template name="service"/>
        <xsl:if test="Hcjg = 1"><what>shell</what></xsl:if>
        <xsl:apply-templates select="Syurl" mode="said"/>
      </finding>
    </notice>
  </xsl:template>

  <!-- A site to look at. The interface says no result of it. -->
  <xsl:template match="Wzch">
    <notice kind="liveness" key="{concat('Wzch ', Wzid, ' ', normalize-space(Hcsj))}">
      <xsl:call-template name="of-site"/>
      <inspection><origin>inspection</origin></inspection>
      <xsl:call-template name="entity-of-site"/>
      <finding>
        <xsl:call-template name="service"/>
        <what>liveness</what>
        <xsl:apply-templates select="Syurl" mode="said"/>
      </finding>
    </notice>
  </xsl:template>

  <xsl:template name="of-site">
    <xsl:attribute name="about">service</xsl:attribute>
    <xsl:attribute name="value"><xsl:value-of select="normalize-space(Wzid)"/></xsl:attribute>
    <xsl:attribute name="number"><xsl:value-of select="normalize-space(Wz_Baxh)"/></xsl:attribute>
    <xsl:attribute name="name"><xsl:value-of select="normalize-space(Ym | Syurl)"/></xsl:attribute>
    <xsl:attribute name="said"/>
    <xsl:attribute name="day"><xsl:value-of select="substring(normalize-space(Hcsj), 1, 10)"/></xsl:attribute>
  </xsl:template>

  <!-- The number of a service is that of its entity and a suffix. Source: miit-and-peers 6.5. -->
  <xsl:template name="entity-of-site">
    <xsl:variable name="number" select="normalize-space(Wz_Baxh | Baxh)"/>
    <xsl:if test="contains($number, '号')">
      <entity number="{concat(substring-before($number, '号'), '号')}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="service">
    <service><xsl:value-of select="normalize-space(Wz_Baxh | Baxh)"/></service>
  </xsl:template>

  <!-- A notice to rectify: of an entity (0) or a service (1). It has no id and no time: what it says is what it is. -->
  <xsl:template match="Tzxx">
    <xsl:variable name="is-service" select="Tzlb = 1"/>
    <notice kind="rectification" key="{concat('Tzxx ', Tzlb, ' ', Jlid, ' ', normalize-space(Baxh), ' ', normalize-space(Tznr))}" name=""
        said="{normalize-space(Tznr)}">
      <xsl:attribute name="about">
        <xsl:choose>
          <xsl:when test="Jlid and $is-service">service</xsl:when>
          <xsl:when test="Jlid">entity</xsl:when>
          <xsl:when test="normalize-space(Baxh) != ''">number</xsl:when>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="value">
        <xsl:choose>
          <xsl:when test="Jlid"><xsl:value-of select="normalize-space(Jlid)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space(Baxh)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="normalize-space(Baxh) != ''">
        <xsl:attribute name="number"><xsl:value-of select="normalize-space(Baxh)"/></xsl:attribute>
      </xsl:if>
      <inspection><origin>rectification</origin></inspection>
      <xsl:call-template name="entity-of-site"/>
      <finding>
        <xsl:if test="$is-service and normalize-space(Baxh) != ''"><xsl:call-template name="service"/></xsl:if>
        <xsl:apply-templates select="Tznr" mode="said"/>
      </finding>
    </notice>
  </xsl:template>

  <!-- A task to verify: one for an entity at a time, so a later one takes the place of the earlier. -->
  <xsl:template match="Baxx">
    <xsl:variable name="changed" select="(Zt_xx/Zjxgsj | Zt_xx/Scbbsj[not(../Zjxgsj)])"/>
    <notice kind="verification" key="{concat('HSRW ', Zt_xx/Ztid)}" about="entity" value="{normalize-space(Zt_xx/Ztid)}"
        name="{normalize-space(Zt_xx/Dwmc)}" said="" made="{normalize-space($changed)}">
      <xsl:if test="Wz_xx/Jr_xx[Bbyhlx = 1]">
        <xsl:attribute name="provider">
          <xsl:for-each select="Wz_xx/Jr_xx[Bbyhlx = 1]">
            <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
            <xsl:value-of select="normalize-space(Bbyhid)"/>
          </xsl:for-each>
        </xsl:attribute>
      </xsl:if>
      <inspection><origin>verification</origin></inspection>
      <entity bureau-id="{normalize-space(Zt_xx/Ztid)}"/>
      <base/>
    </notice>
  </xsl:template>

  <!-- An unfiled site. The province gives each an id; seen again, it has a later time. -->
  <xsl:template match="Wbawz_xx">
    <xsl:variable name="seen" select="normalize-space(Dqjcsj)"/>
    <xsl:variable name="listed" select="substring(normalize-space(Scjcsj | Dqjcsj[not(../Scjcsj)]), 1, 10)"/>
    <notice kind="unfiled" key="{concat('Wbawz_xx ', Id)}" about="domain" value="{normalize-space(Wzym_mc)}"
        name="{normalize-space(Wzym_mc)}" said="" made="{$seen}">
      <xsl:if test="$seen != ''">
        <xsl:attribute name="day"><xsl:value-of select="substring($seen, 1, 10)"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="Jrs">
        <xsl:attribute name="provider"><xsl:value-of select="normalize-space(Jrs)"/></xsl:attribute>
      </xsl:if>
      <site>
        <domain><xsl:value-of select="normalize-space(Wzym_mc)"/></domain>
        <address><xsl:apply-templates select="IP" mode="ipv4"/></address>
        <carrier><xsl:value-of select="normalize-space(Yys)"/></carrier>
        <xsl:if test="Jrs"><provider><xsl:value-of select="normalize-space(Jrs)"/></provider></xsl:if>
        <xsl:if test="Sssh"><province><xsl:value-of select="normalize-space(Sssh)"/></province></xsl:if>
        <xsl:if test="$listed != ''"><listed><xsl:value-of select="$listed"/></listed></xsl:if>
      </site>
    </notice>
  </xsl:template>

  <xsl:template match="*" mode="said">
    <xsl:if test="normalize-space() != ''">
      <said><xsl:value-of select="normalize-space()"/></said>
    </xsl:if>
  </xsl:template>

  <!-- A number of the ministry as a token; one that is not known is left out: the record has it. -->
  <xsl:template match="Zjlx">
    <xsl:variable name="token" select="substring-before(substring-after(/miit/codes[@list = 'document-type']/@tokens,
      concat(' ', format-number(., '0'), '=')), ' ')"/>
    <xsl:if test="$token != ''">
      <type><xsl:value-of select="$token"/></type>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="ipv4">
    <xsl:value-of select="concat(floor(. div 16777216), '.', floor(. div 65536) mod 256, '.', floor(. div 256) mod 256, '.', . mod 256)"/>
  </xsl:template>
</xsl:stylesheet>
