<?xml version="1.0" encoding="UTF-8"?>
<!--
  From what the ministry's provider interface 3.0 sends (Baxx in BASJ, SJTB and HSRW) to a record of ours.

  Input: one document, so that any XSLT 1.0 processor runs this without extension functions or further files:

    <miit>
      <codes list="entity-nature" tokens=" 4=enterprise 5=individual "/>…     (neither numbers nor tokens have blanks)
      <Baxx>…</Baxx>
    </miit>

  The record has the elements of a filing, so that a filing can be opened from it, with the bureau's ids (bureau-id) and numbers as
  attributes. A number that the code lists do not have is kept: <nature code="77"/>, an element without a value. Values that are one text
  with ";" there are several elements here. Texts stay as they came; types read them when they become answers.

  Left out: pictures of approvals (a change has to attach them again), instant messengers, the certificate file of old times and
  who approved it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:beian:record:1">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:template match="/miit">
    <xsl:apply-templates select="Baxx"/>
  </xsl:template>

  <xsl:template match="Baxx">
    <record filed="{Zt_xx/Scbbsj}" changed="{Zt_xx/Zjxgsj}">
      <xsl:apply-templates select="Zt_xx"/>
      <xsl:apply-templates select="Wz_xx"/>
      <xsl:apply-templates select="Bz" mode="as"><xsl:with-param name="as">remark</xsl:with-param></xsl:apply-templates>
    </record>
  </xsl:template>

  <!-- The entity. -->

  <xsl:template match="Zt_xx">
    <entity>
      <xsl:apply-templates select="Baxh" mode="attribute"/>
      <xsl:apply-templates select="Ztid" mode="attribute"/>
      <xsl:apply-templates select="IspZtid" mode="attribute"/>
      <xsl:apply-templates select="Dwxz" mode="code">
        <xsl:with-param name="as">nature</xsl:with-param>
        <xsl:with-param name="list">entity-nature</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Txdz"/>
      <xsl:apply-templates select="Zj"/>
      <xsl:apply-templates select="Dwmc" mode="as"><xsl:with-param name="as">name</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Tzr" mode="as"><xsl:with-param name="as">superior</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Txdz/Xxdz" mode="as"><xsl:with-param name="as">mailing-address</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Bz" mode="as"><xsl:with-param name="as">remark</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Fzr"/>
    </entity>
  </xsl:template>

  <!--
    The finest code. The group of districts PP0100 of a municipality stands for the whole of it: miit-3.0.xsl writes it where the
    schema of uploads demands a city.
  -->
  <xsl:template match="Txdz">
    <region>
      <xsl:choose>
        <xsl:when test="Xianid"><xsl:value-of select="normalize-space(Xianid)"/></xsl:when>
        <xsl:when test="Shiid = '110100' or Shiid = '120100' or Shiid = '310100' or Shiid = '500100'">
          <xsl:value-of select="normalize-space(Shengid)"/>
        </xsl:when>
        <xsl:when test="Shiid"><xsl:value-of select="normalize-space(Shiid)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space(Shengid)"/></xsl:otherwise>
      </xsl:choose>
    </region>
  </xsl:template>

  <xsl:template match="Zj">
    <document>
      <xsl:apply-templates select="Zjlx" mode="code">
        <xsl:with-param name="as">type</xsl:with-param>
        <xsl:with-param name="list">document-type</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Zjhm" mode="as"><xsl:with-param name="as">number</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Zjzs" mode="as"><xsl:with-param name="as">address</xsl:with-param></xsl:apply-templates>
    </document>
  </xsl:template>

  <!-- A responsible person, of the entity or of a service. -->
  <xsl:template match="Fzr | Wz_Fzr">
    <person>
      <xsl:apply-templates select="Fzr_xm" mode="as"><xsl:with-param name="as">name</xsl:with-param></xsl:apply-templates>
      <xsl:if test="Fzr_zjlx | Fzr_zjhm">
        <document>
          <xsl:apply-templates select="Fzr_zjlx" mode="code">
            <xsl:with-param name="as">type</xsl:with-param>
            <xsl:with-param name="list">document-type</xsl:with-param>
          </xsl:apply-templates>
          <xsl:apply-templates select="Fzr_zjhm" mode="as"><xsl:with-param name="as">number</xsl:with-param></xsl:apply-templates>
        </document>
      </xsl:if>
      <xsl:apply-templates select="Fzr_sjhm" mode="several"><xsl:with-param name="as">mobile</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Fzr_dhhm" mode="several"><xsl:with-param name="as">landline</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Fzr_dzyj" mode="several"><xsl:with-param name="as">email</xsl:with-param></xsl:apply-templates>
    </person>
  </xsl:template>

  <!-- A service. Interface 3.0 knows websites only. -->

  <xsl:template match="Wz_xx">
    <service id="{position()}">
      <xsl:apply-templates select="Baxh" mode="attribute"/>
      <xsl:apply-templates select="Wzid" mode="attribute"/>
      <xsl:apply-templates select="IspWzid" mode="attribute"/>
      <kind>website</kind>
      <xsl:apply-templates select="Ym_xx"/>
      <xsl:apply-templates select="Wzmc" mode="several"><xsl:with-param name="as">name</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Syurl" mode="as"><xsl:with-param name="as">home-url</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Fwnr/Fwnr_id" mode="code">
        <xsl:with-param name="as">content</xsl:with-param>
        <xsl:with-param name="list">service-content</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Yylb/Yylb_id" mode="code">
        <xsl:with-param name="as">language</xsl:with-param>
        <xsl:with-param name="list">language</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Wz_Bz" mode="as"><xsl:with-param name="as">remark</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="Nrlx/Nrlx_xx"/>
      <xsl:apply-templates select="Wz_Fzr"/>
      <xsl:apply-templates select="Jr_xx"/>
    </service>
  </xsl:template>

  <xsl:template match="Ym_xx">
    <domain>
      <xsl:apply-templates select="Ymid" mode="attribute"/>
      <xsl:apply-templates select="Ym" mode="as"><xsl:with-param name="as">name</xsl:with-param></xsl:apply-templates>
    </domain>
  </xsl:template>

  <xsl:template match="Nrlx_xx">
    <approval id="{position()}">
      <xsl:apply-templates select="Nrlx_id" mode="code">
        <xsl:with-param name="as">type</xsl:with-param>
        <xsl:with-param name="list">pre-approval</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Qzsph" mode="as"><xsl:with-param name="as">number</xsl:with-param></xsl:apply-templates>
    </approval>
  </xsl:template>

  <xsl:template match="Jr_xx">
    <access>
      <xsl:apply-templates select="Jrid" mode="attribute"/>
      <xsl:apply-templates select="Ispid" mode="code">
        <xsl:with-param name="as">provider</xsl:with-param>
        <xsl:with-param name="list">provider</xsl:with-param>
      </xsl:apply-templates>
      <!-- Tasks to verify say who reported an access, and not at which provider it is. -->
      <xsl:apply-templates select="Bbyhlx" mode="code">
        <xsl:with-param name="as">reporter</xsl:with-param>
        <xsl:with-param name="list">reporter</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Wzfb/Fbdd" mode="code">
        <xsl:with-param name="as">place</xsl:with-param>
        <xsl:with-param name="list">access-place</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Wzjrfs/Jrfs" mode="code">
        <xsl:with-param name="as">mode</xsl:with-param>
        <xsl:with-param name="list">access-mode</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="Ip_xx"/>
    </access>
  </xsl:template>

  <xsl:template match="Ip_xx">
    <address id="{position()}">
      <xsl:apply-templates select="Ipid" mode="attribute"/>
      <from><xsl:apply-templates select="Qsip" mode="ipv4"/></from>
      <to><xsl:apply-templates select="Zzip" mode="ipv4"/></to>
    </address>
  </xsl:template>

  <!-- Numbers and ids. -->
  <xsl:template match="Baxh" mode="attribute">
    <xsl:if test="normalize-space() != ''">
      <xsl:attribute name="number"><xsl:value-of select="normalize-space()"/></xsl:attribute>
    </xsl:if>
  </xsl:template>
  <xsl:template match="Ztid | Wzid | Ymid | Jrid | Ipid" mode="attribute">
    <xsl:attribute name="bureau-id"><xsl:value-of select="normalize-space()"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="IspZtid | IspWzid" mode="attribute">
    <xsl:attribute name="sent-as"><xsl:value-of select="normalize-space()"/></xsl:attribute>
  </xsl:template>

  <!-- One value as one element. -->
  <xsl:template match="*" mode="as">
    <xsl:param name="as"/>
    <xsl:element name="{$as}" namespace="urn:beian:record:1">
      <xsl:value-of select="."/>
    </xsl:element>
  </xsl:template>

  <!-- The parts between ";" as elements; none for an empty part. -->
  <xsl:template match="*" mode="several">
    <xsl:param name="as"/>
    <xsl:call-template name="parts">
      <xsl:with-param name="as" select="$as"/>
      <xsl:with-param name="text" select="string(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="parts">
    <xsl:param name="as"/>
    <xsl:param name="text"/>
    <xsl:variable name="part" select="normalize-space(substring-before(concat($text, ';'), ';'))"/>
    <xsl:if test="$part != ''">
      <xsl:element name="{$as}" namespace="urn:beian:record:1">
        <xsl:value-of select="$part"/>
      </xsl:element>
    </xsl:if>
    <xsl:if test="contains($text, ';')">
      <xsl:call-template name="parts">
        <xsl:with-param name="as" select="$as"/>
        <xsl:with-param name="text" select="substring-after($text, ';')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!--
    A number of the ministry as a token; one that is not known is kept as an attribute, that of a provider always: whose access
    it is, is asked by number. A list is one text: a key, a table of all lists
    for each record, costs more than all else here, and so does looking through elements.
  -->
  <xsl:template match="*" mode="code">
    <xsl:param name="as"/>
    <xsl:param name="list"/>
    <xsl:variable name="number" select="format-number(., '0')"/>
    <xsl:variable name="token"
      select="substring-before(substring-after(/miit/codes[@list = $list]/@tokens, concat(' ', $number, '=')), ' ')"/>
    <xsl:element name="{$as}" namespace="urn:beian:record:1">
      <xsl:if test="$token = '' or $list = 'provider'">
        <xsl:attribute name="code"><xsl:value-of select="$number"/></xsl:attribute>
      </xsl:if>
      <xsl:value-of select="$token"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" mode="ipv4">
    <xsl:value-of select="concat(floor(. div 16777216), '.', floor(. div 65536) mod 256, '.', floor(. div 256) mod 256, '.', . mod 256)"/>
  </xsl:template>
</xsl:stylesheet>
